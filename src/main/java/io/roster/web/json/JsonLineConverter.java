package io.roster.web.json;

import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON answers that end with a line break, as terminals expect of text. */
public class JsonLineConverter extends JacksonJsonHttpMessageConverter {

    public JsonLineConverter(JsonMapper mapper) {
        super(mapper);
    }

    @Override
    protected void writeSuffix(JsonGenerator generator, Object body) {
        generator.writeRaw('\n');
    }
}
