package io.roster.axonserver;

import io.axoniq.axonserver.grpc.ErrorMessage;
import io.axoniq.axonserver.grpc.InstructionAck;

/** Parts of messages that every service sends. */
final class Replies {

    private Replies() {}

    static InstructionAck acknowledgement(String instruction) {
        return InstructionAck.newBuilder()
                .setInstructionId(instruction)
                .setSuccess(true)
                .build();
    }

    static ErrorMessage error(String code, String message) {
        return ErrorMessage.newBuilder()
                .setErrorCode(code)
                .setMessage(message)
                .setLocation("stand-in")
                .build();
    }
}
