package dev.cryb.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.cryb.error.Refused;
import dev.cryb.json.Json;
import dev.cryb.request.Request;
import dev.cryb.request.RequestType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a schema accepts its record accepts, and what it refuses the record refuses: tried at every limit. */
class SchemasAndConstructorsTest {

    private static final Contract CONTRACT = new Contract();
    private static final Samples SAMPLES = new Samples(CONTRACT.definitions());
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);

    static Stream<RequestType> requests() {
        return Contract.publicRequests().stream();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void schemaAndConstructorAgree(RequestType type) {
        ObjectNode schema = Objects.requireNonNull(CONTRACT.requests().get(type.wireName()));
        JsonSchema validator = FACTORY.getSchema(bundle(schema));
        Class<? extends Request> record = type.record();
        List<String> wrong = new ArrayList<>();

        for (JsonNode sample : samples(schema)) {
            boolean fits = validator.validate(sample).isEmpty();
            boolean read = reads(sample, record);
            if (fits != read) {
                String shown = sample.toString();
                wrong.add((fits ? "schema only: " : "constructor only: ")
                        + shown.substring(0, Math.min(200, shown.length())));
            }
        }

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void smallestSampleIsAccepted(RequestType type) {
        ObjectNode schema = Objects.requireNonNull(CONTRACT.requests().get(type.wireName()));
        ObjectNode sample = SAMPLES.smallest(schema);
        assertThat(FACTORY.getSchema(bundle(schema)).validate(sample)).isEmpty();
        assertThat(reads(sample, type.record())).as(sample.toString()).isTrue();
    }

    private static List<JsonNode> samples(ObjectNode schema) {
        List<JsonNode> samples = new ArrayList<>();
        ObjectNode smallest = SAMPLES.smallest(schema);
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        samples.add(smallest);
        samples.add(Json.shared().createObjectNode());
        ObjectNode all = smallest.deepCopy();
        schema.get("properties").properties().forEach(field -> {
            if (field.getKey().equals("nonce")) {
                return; // read by the gateway, before the record
            }
            SAMPLES.good(field.getValue()).forEach(value -> samples.add(with(smallest, field.getKey(), value)));
            SAMPLES.bad(field.getValue()).forEach(value -> samples.add(with(smallest, field.getKey(), value)));
            samples.add(with(smallest, field.getKey(), NullNode.instance));
            ObjectNode without = smallest.deepCopy();
            without.remove(field.getKey());
            samples.add(without);
            all.set(field.getKey(), SAMPLES.some(field.getValue()));
            samples.add(all.deepCopy());
        });
        return samples;
    }

    private static ObjectNode with(ObjectNode sample, String field, JsonNode value) {
        return sample.deepCopy().set(field, value);
    }

    private static boolean reads(JsonNode sample, Class<? extends Request> record) {
        try {
            Json.read(sample, record);
            return true;
        } catch (Refused e) {
            return false;
        }
    }

    private static ObjectNode bundle(ObjectNode schema) {
        ObjectNode bundle = schema.deepCopy();
        ObjectNode definitions = bundle.putObject("definitions");
        CONTRACT.definitions().forEach(definitions::set);
        return bundle;
    }
}
