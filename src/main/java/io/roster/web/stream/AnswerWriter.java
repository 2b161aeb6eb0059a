package io.roster.web.stream;

import io.roster.web.gateway.Replies;
import io.roster.web.problem.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the answers of a stream as NDJSON: one receipt or problem per line. */
@Component
class AnswerWriter {

    private final ObjectMapper mapper;

    AnswerWriter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    OutputStream open(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        response.flushBuffer();
        return response.getOutputStream();
    }

    /** Writes an answer; blocks until its command has been executed. */
    void write(Answer answer, OutputStream out) throws IOException {
        ObjectNode line = mapper.createObjectNode().put("line", answer.line());
        try {
            line.setAll((ObjectNode) mapper.valueToTree(Replies.await(answer.receipt())));
        } catch (RuntimeException e) {
            ProblemDetail problem = Problems.of(e);
            Problems.log(problem, e);
            if (answer.commandId() != null) {
                line.put("commandId", answer.commandId());
            }
            line.setAll((ObjectNode) mapper.valueToTree(problem));
        }
        // Not directly to the stream: Jackson would wrap the exception that tells Spring that the client has
        // disconnected.
        out.write(mapper.writeValueAsBytes(line));
        out.write('\n');
    }
}
