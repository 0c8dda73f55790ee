package dev.cryb.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.cryb.id.UserId;
import java.io.IOException;

/** Reads an id of whatever kind from its decimal string. */
public final class IdDeserializer extends StdDeserializer<Long> {

    private static final long serialVersionUID = 1;

    public IdDeserializer() {
        super(Long.class);
    }

    @Override
    public Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (Long) context.handleUnexpectedToken(Long.class, parser);
        }
        return UserId.parse(parser.getText()).value();
    }
}
