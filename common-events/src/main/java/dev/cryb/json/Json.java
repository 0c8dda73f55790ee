package dev.cryb.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.cryb.error.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one mapper of the mesh: strict in what it reads, null-free in what it writes.
 *
 * <p>A number is not a string and a string is not a number; doubled keys and nesting past 100 are refused; unknown
 * fields are ignored. Whatever cannot be read becomes {@code INVALID_PAYLOAD} with the path of the field.
 */
public final class Json {

    /** How deep JSON may nest; deeper is undecodable. */
    public static final int MAX_DEPTH = 100;

    private static final JsonMapper MAPPER = mapper();
    private static final ObjectReader TREE = MAPPER.readerFor(JsonNode.class);

    private Json() {}

    /** The shared mapper, for code that must stream. */
    public static JsonMapper shared() {
        return MAPPER;
    }

    /** Writes an object of the contract; what cannot be written is a bug of ours. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
        }
    }

    /** Reads any JSON text into a tree; throws {@link JsonProcessingException} on what is not JSON. */
    public static JsonNode tree(String text) throws JsonProcessingException {
        return TREE.readTree(text);
    }

    /** Reads text that we wrote ourselves. */
    public static <T> T readOwn(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read our own " + type.getSimpleName(), e);
        }
    }

    /** Reads what a client sent into a record of the contract, or refuses it naming the field. */
    public static <T> T read(@Nullable JsonNode data, Class<T> type) {
        if (data == null || !data.isObject()) {
            throw Refused.invalid("data", "The payload must be an object.");
        }
        try {
            return MAPPER.treeToValue(data, type);
        } catch (JsonProcessingException e) {
            throw refused(e);
        }
    }

    private static Refused refused(JsonProcessingException e) {
        String path = e instanceof JsonMappingException mapping ? path(mapping.getPath()) : "";
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused inner) {
                String field = inner.field();
                return field == null ? inner : Refused.invalid(join(path, field), inner.words());
            }
        }
        String field = path.isEmpty() ? "data" : path;
        return Refused.invalid(field, field + " has the wrong type or value.");
    }

    private static String join(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module().configureReadAbsentAsNull(true))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .withCoercionConfig(LogicalType.Textual, config -> config.setCoercion(
                                CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }
}
