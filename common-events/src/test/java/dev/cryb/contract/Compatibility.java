package dev.cryb.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of a newer contract breaks clients of an older one.
 *
 * <p>What clients send may come to be taken more widely: new fields that are not needed, wider limits, more values. What
 * they are told may gain fields, and values only where the enum was declared open; nothing that was always there may be
 * absent, and no type may change.
 */
public final class Compatibility {

    private static final List<String> LOWER = List.of("minimum", "minLength", "minItems");
    private static final List<String> UPPER = List.of("maximum", "maxLength", "maxItems");
    private static final List<String> SAME = List.of("format", "pattern", "const", "oneOf", "anyOf", "allOf", "not");

    private final JsonNode older;
    private final JsonNode newer;
    private final List<String> breaks = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    /** Two documents, each with the schemas that references in it lead to. */
    public Compatibility(JsonNode older, JsonNode newer) {
        this.older = older;
        this.newer = newer;
    }

    /** Words for each break found so far, with where it is. */
    public List<String> breaks() {
        return breaks;
    }

    /** Words for each break, with where it is; empty if there is none. */
    static List<String> breaks(JsonNode older, JsonNode newer) {
        Compatibility compared = new Compatibility(older, newer);
        for (String kind : List.of("requests", "acks", "events")) {
            older.get(kind).properties().forEach(entry -> {
                JsonNode now = newer.get(kind).path(entry.getKey());
                String where = kind + "/" + entry.getKey();
                if (now.isMissingNode()) {
                    compared.breaks.add(where + " is gone");
                } else {
                    compared.schema(entry.getValue(), now, kind.equals("requests"), where);
                }
            });
        }
        return compared.breaks;
    }

    /**
     * Compares two schemas of the two documents.
     *
     * @param asked whether clients send it; else they are told it
     */
    public void schema(JsonNode before, JsonNode after, boolean asked, String where) {
        if (before.has("$ref") && after.has("$ref") && !seen.add(before + " " + after + asked)) {
            return;
        }
        JsonNode was = resolved(older, before);
        JsonNode is = resolved(newer, after);
        if (was.isEmpty()) {
            if (asked && !is.isEmpty()) {
                breaks.add(where + " was anything, is not");
            }
            return; // who is told anything knows nothing of it
        }
        types(was, is, asked, where);
        was.path("properties").properties().forEach(field -> {
            JsonNode now = is.path("properties").path(field.getKey());
            if (now.isMissingNode()) {
                breaks.add(where + "." + field.getKey() + " is gone");
            } else {
                schema(field.getValue(), now, asked, where + "." + field.getKey());
            }
        });
        required(names(was.path("required")), names(is.path("required")), asked, where);
        if (was.has("enum") || is.has("enum")) {
            values(was, is, asked, where);
        }
        limits(was, is, asked, where);
        for (String part : List.of("items", "additionalProperties", "propertyNames")) {
            if (was.has(part)) {
                schema(was.get(part), is.path(part), asked, where + "[]");
            }
        }
    }

    private void types(JsonNode was, JsonNode is, boolean asked, String where) {
        Set<String> before = names(was.path("type"));
        Set<String> after = names(is.path("type"));
        boolean wider = after.isEmpty() || (!before.isEmpty() && after.containsAll(before));
        if (asked ? !wider : !before.equals(after)) {
            breaks.add("%s was %s, is %s".formatted(where, before, after));
        }
        for (String same : SAME) {
            JsonNode then = was.path(same);
            JsonNode now = is.path(same);
            // What was refused may come to be taken; a rule of references differs only by what they lead to.
            if (!then.equals(now) && !(asked && now.isMissingNode())) {
                breaks.add("%s has another %s".formatted(where, same));
            }
        }
    }

    private void required(Set<String> before, Set<String> after, boolean asked, String where) {
        Set<String> more = new HashSet<>(asked ? after : before);
        more.removeAll(asked ? before : after);
        more.forEach(name -> breaks.add(where + "." + name + (asked ? " is needed now" : " may be absent now")));
    }

    private void values(JsonNode was, JsonNode is, boolean asked, String where) {
        Set<String> before = names(was.path("enum"));
        Set<String> after = names(is.path("enum"));
        if (asked && before.isEmpty()) {
            breaks.add(where + " takes a few values only");
        } else if (!after.containsAll(before) && !(asked && after.isEmpty())) {
            breaks.add(where + " lost a value");
        }
        boolean open = was.path("x-open").asBoolean();
        if (!asked && !open && !before.containsAll(after)) {
            breaks.add(where + " has a new value and was not declared open");
        }
        if (open && !is.path("x-open").asBoolean()) {
            breaks.add(where + " is no longer open");
        }
    }

    /** Limits of what is told are not written, so that only requests have some. */
    private void limits(JsonNode was, JsonNode is, boolean asked, String where) {
        if (!asked) {
            return;
        }
        for (String limit : LOWER) {
            if (is.path(limit).asLong(Long.MIN_VALUE) > was.path(limit).asLong(Long.MIN_VALUE)) {
                breaks.add(where + " has a higher " + limit);
            }
        }
        for (String limit : UPPER) {
            if (is.path(limit).asLong(Long.MAX_VALUE) < was.path(limit).asLong(Long.MAX_VALUE)) {
                breaks.add(where + " has a lower " + limit);
            }
        }
    }

    private static JsonNode resolved(JsonNode contract, JsonNode schema) {
        return schema.has("$ref")
                ? contract.at(schema.get("$ref").asText().substring("#".length()))
                : schema.path("anyOf").path(0).has("$ref") && !schema.has("properties")
                        ? resolved(contract, schema.get("anyOf").get(0))
                        : schema;
    }

    private static Set<String> names(JsonNode list) {
        Set<String> names = new HashSet<>();
        if (list.isTextual()) {
            names.add(list.asText());
        }
        list.forEach(one -> names.add(one.asText()));
        return names;
    }
}
