package io.roster.axonserver;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/** Refuses calls without the token, as Axon Server does with access control. */
final class TokenCheck implements ServerInterceptor {

    private static final Metadata.Key<String> HEADER =
            Metadata.Key.of("AxonIQ-Access-Token", Metadata.ASCII_STRING_MARSHALLER);

    private final String token;

    TokenCheck(String token) {
        this.token = token;
    }

    @Override
    public <I, O> ServerCall.Listener<I> interceptCall(
            ServerCall<I, O> call, Metadata headers, ServerCallHandler<I, O> next) {
        if (token.equals(headers.get(HEADER))) {
            return next.startCall(call, headers);
        }
        call.close(Status.UNAUTHENTICATED.withDescription("No or invalid token"), new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
