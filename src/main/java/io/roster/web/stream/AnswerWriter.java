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

/** Writes the answers of a stream as NDJSON: a receipt or a problem a line. */
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

    /** Writes one answer; waits until its command has been handled. */
    void write(Answer answer, OutputStream out) throws IOException {
        ObjectNode line = mapper.createObjectNode().put("line", answer.line());
        try {
            line.setAll((ObjectNode) mapper.valueToTree(Replies.await(answer.receipt())));
        } catch (RuntimeException e) {
            RuntimeException failure =
                    answer.request() == null ? e : answer.request().refused(e);
            ProblemDetail problem = Problems.of(failure);
            Problems.log(problem, failure);
            if (answer.commandId() != null) {
                line.put("commandId", answer.commandId());
            }
            line.setAll((ObjectNode) mapper.valueToTree(problem));
        }
        // Bytes first: Jackson would wrap the exception by which Spring recognizes that the client is gone.
        out.write(mapper.writeValueAsBytes(line));
        out.write('\n');
    }
}
