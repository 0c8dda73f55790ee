package dev.cryb.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Names for what lies in a test's world, so that its tables can speak of it.
 *
 * <p>Payloads are JSON without quotes around names, with {@code $name} where an id stands. Some names mean something else
 * to each person.
 */
final class Names {

    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES, JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();
    private static final Pattern NAME = Pattern.compile("\\$([a-z]+)");

    private final Map<String, String> all = new HashMap<>();
    private final Map<Person, Map<String, String>> own = new HashMap<>();

    void put(String name, Object id) {
        all.put(name, id.toString());
    }

    /** What a request has made. */
    void put(String name, Answer made) {
        put(name, made.ok().get("id").asText());
    }

    /** What a name means to one person. */
    void put(Person person, String name, Object id) {
        own.computeIfAbsent(person, p -> new HashMap<>()).put(name, id.toString());
    }

    String id(String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    String id(Person who, String name) {
        String id = own.getOrDefault(who, Map.of()).get(name);
        return id == null ? id(name) : id;
    }

    /** A payload as somebody would send it. */
    JsonNode payload(Person who, String text) {
        String filled = NAME.matcher(text).replaceAll(found -> "'" + id(who, found.group(1)) + "'");
        try {
            return LENIENT.readTree(filled);
        } catch (JsonProcessingException e) {
            throw new AssertionError(filled, e);
        }
    }
}
