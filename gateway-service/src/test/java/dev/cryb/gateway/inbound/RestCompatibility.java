package dev.cryb.gateway.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cryb.contract.Compatibility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What of a newer OpenAPI document breaks clients of an older one, by path and method.
 *
 * <p>Schemas follow the rules of {@link Compatibility}. Beside them, nothing that was there may go: paths, methods,
 * parameters, statuses, types of content; nothing that could be left out may come to be needed; and no answer may come
 * that counts as success and was never told of. Names that only generators of code read (operations, schemas, variables
 * of paths) may change.
 */
final class RestCompatibility {

    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)\\}");

    private final JsonNode older;
    private final JsonNode newer;
    private final List<String> breaks = new ArrayList<>();

    private RestCompatibility(JsonNode older, JsonNode newer) {
        this.older = older;
        this.newer = newer;
    }

    /** Words for each break, with where it is; empty if there is none. */
    static List<String> breaks(JsonNode older, JsonNode newer) {
        RestCompatibility compared = new RestCompatibility(older, newer);
        compared.paths();
        compared.schemes();
        return compared.breaks;
    }

    private void paths() {
        Map<String, String> now = new LinkedHashMap<>();
        newer.path("paths").fieldNames().forEachRemaining(path -> now.put(template(path), path));
        older.path("paths").properties().forEach(entry -> {
            String path = entry.getKey();
            String same = now.get(template(path));
            if (same == null) {
                breaks.add(path + " is gone");
                return;
            }
            for (String method : METHODS) {
                JsonNode before = plain(entry.getValue().path(method));
                JsonNode after = plain(newer.get("paths").get(same).path(method));
                String where = method.toUpperCase(Locale.ROOT) + " " + path;
                if (after.isMissingNode() && !before.isMissingNode()) {
                    breaks.add(where + " is gone");
                } else if (!before.isMissingNode()) {
                    parameters(parameters(before, path), parameters(after, same), where);
                    body(plain(before.path("requestBody")), plain(after.path("requestBody")), where);
                    responses(before.path("responses"), after.path("responses"), where);
                    rights(alternatives(older, before), alternatives(newer, after), where);
                }
            }
        });
    }

    private void parameters(Map<String, JsonNode> before, Map<String, JsonNode> after, String where) {
        before.forEach((name, was) -> {
            JsonNode is = after.get(name);
            if (is == null) {
                breaks.add("%s takes no %s any more".formatted(where, name));
            } else {
                schema(was.path("schema"), is.path("schema"), true, where + " " + name);
            }
        });
        after.forEach((name, is) -> {
            boolean was = before.containsKey(name)
                    && before.get(name).path("required").asBoolean();
            if (is.path("required").asBoolean() && !was) {
                breaks.add("%s needs %s now".formatted(where, name));
            }
        });
    }

    private void body(JsonNode before, JsonNode after, String where) {
        if (after.path("required").asBoolean() && !before.path("required").asBoolean()) {
            breaks.add(where + " needs a body now");
        }
        if (after.isMissingNode() && !before.isMissingNode()) {
            breaks.add(where + " takes no body any more");
            return;
        }
        contents(before, after, true, where + " body", "takes");
    }

    private void responses(JsonNode before, JsonNode after, String where) {
        before.properties().forEach(entry -> {
            String status = entry.getKey();
            JsonNode is = plain(after.path(status));
            if (is.isMissingNode()) {
                breaks.add("%s answers %s no more".formatted(where, status));
            } else {
                contents(plain(entry.getValue()), is, false, where + " " + status, "has");
            }
        });
        after.fieldNames().forEachRemaining(status -> {
            boolean success = status.matches("[123]..");
            if (success && !before.has(status) && !before.has(status.charAt(0) + "XX")) {
                breaks.add("%s answers %s, which nobody was told".formatted(where, status));
            }
        });
    }

    private void contents(JsonNode before, JsonNode after, boolean asked, String where, String verb) {
        before.path("content").properties().forEach(entry -> {
            JsonNode is = after.path("content").path(entry.getKey());
            if (is.isMissingNode()) {
                breaks.add("%s %s no %s any more".formatted(where, verb, entry.getKey()));
            } else if (entry.getValue().has("schema") || (asked && is.has("schema"))) {
                schema(entry.getValue().path("schema"), is.path("schema"), asked, where);
            }
        });
    }

    /** Whoever was let in by what it showed must be let in by it still. */
    private void rights(List<JsonNode> before, List<JsonNode> after, String where) {
        for (JsonNode shown : before) {
            boolean enough = after.stream()
                    .anyMatch(wanted -> wanted.properties().stream().allMatch(scheme -> shown.has(scheme.getKey())));
            if (!enough) {
                breaks.add(
                        shown.isEmpty()
                                ? where + " is no longer open to all"
                                : "%s is no longer open to who shows %s".formatted(where, shown));
            }
        }
    }

    private void schemes() {
        older.at("/components/securitySchemes").properties().forEach(entry -> {
            JsonNode now = newer.at("/components/securitySchemes").path(entry.getKey());
            if (!now.equals(entry.getValue())) {
                breaks.add("%s is shown in another way".formatted(entry.getKey()));
            }
        });
    }

    /** Anew for each place, so that a schema that many use is said to have changed at each of them. */
    private void schema(JsonNode before, JsonNode after, boolean asked, String where) {
        Compatibility compared = new Compatibility(older, newer);
        compared.schema(before, after, asked, where);
        breaks.addAll(compared.breaks());
    }

    /** Variables of the path by their place, all others by name. */
    private static Map<String, JsonNode> parameters(JsonNode operation, String path) {
        List<String> variables = VARIABLE.matcher(path)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = plain(parameter).path("name").asText();
            String in = parameter.path("in").asText();
            parameters.put(
                    in.equals("path")
                            ? "variable %d of the path".formatted(variables.indexOf(name) + 1)
                            : "%s %s".formatted(in, name),
                    parameter);
        }
        return parameters;
    }

    private static List<JsonNode> alternatives(JsonNode document, JsonNode operation) {
        JsonNode security = operation.has("security") ? operation.get("security") : document.path("security");
        List<JsonNode> alternatives = new ArrayList<>();
        security.forEach(alternatives::add);
        return alternatives.isEmpty() ? List.of(MissingNode.getInstance()) : alternatives;
    }

    private static String template(String path) {
        return VARIABLE.matcher(path).replaceAll("{}");
    }

    /** Our documents write these out; one that does not would be compared by its references only. */
    private static JsonNode plain(JsonNode part) {
        if (part.has("$ref")) {
            throw new IllegalArgumentException("references are followed in schemas only, not " + part);
        }
        return part;
    }
}
