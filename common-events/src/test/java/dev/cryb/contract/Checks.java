package dev.cryb.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The limits of a record's fields, read from the source of its compact constructor.
 *
 * <p>It knows the calls of {@code Shape} and the few comparisons beside them. What it does not know is found by {@code
 * SchemasAndConstructorsTest}, which tries both sides of every limit, and is then said in {@code Rules}.
 */
final class Checks {

    private static final List<Path> SOURCES =
            List.of(Path.of("../common-events/src/main/java"), Path.of("src/main/java"));
    private static final String ARGUMENT = ",\\s*([^;,]+?)\\s*";
    private static final Pattern TEXT =
            Pattern.compile("Shape\\.(text|optionalText|name)\\(\"(\\w+)\"" + ARGUMENT.repeat(3) + "\\)[;)]?");
    private static final Pattern NUMBER = Pattern.compile("Shape\\.number\\(\"(\\w+)\"" + ARGUMENT.repeat(4) + "\\)");
    private static final Pattern LIST = Pattern.compile("Shape\\.list\\(\"(\\w+)\"" + ARGUMENT.repeat(2) + "\\)");
    private static final Pattern REQUIRED = Pattern.compile("Shape\\.required\\(\"(\\w+)\"");
    private static final Pattern EMPTY = Pattern.compile("if \\((\\w+)\\.isEmpty\\(\\)\\) \\{ throw");
    private static final Pattern SHORT = Pattern.compile("if \\((\\w+)\\.size\\(\\) < (\\d+)\\) \\{ throw");
    private static final Pattern SMALL = Pattern.compile("\\b(\\w+) < (\\d+)\\) \\{ throw");
    private static final Pattern NOT_POSITIVE = Pattern.compile("if \\((\\w+) <= 0\\) \\{ throw");
    private static final Pattern EMOJI = Pattern.compile("Emoji\\.checked\\(\"(\\w+)\"");

    private final Class<?> record;
    private final Map<String, ObjectNode> limits = new HashMap<>();
    private final Set<String> required = new HashSet<>();
    private final Set<String> emojis = new HashSet<>();

    private Checks(Class<?> record) {
        this.record = record;
        String code = constructor();
        each(TEXT, code, found -> {
            ObjectNode limit = of(found.group(2));
            long min = number(found.group(4));
            if (min > 0) {
                limit.put("minLength", min);
            }
            limit.put("maxLength", number(found.group(5)));
            if (found.group(1).equals("name") && min > 0) {
                limit.put("pattern", named(min));
            }
        });
        each(NUMBER, code, found -> of(found.group(1))
                .put("minimum", number(found.group(3)))
                .put("maximum", number(found.group(4))));
        each(LIST, code, found -> of(found.group(1)).put("maxItems", number(found.group(3))));
        each(EMPTY, code, found -> of(found.group(1)).put("minItems", 1));
        each(SHORT, code, found -> of(found.group(1)).put("minItems", number(found.group(2))));
        each(SMALL, code, found -> of(found.group(1)).put("minimum", number(found.group(2))));
        each(REQUIRED, code, found -> required.add(found.group(1)));
        each(NOT_POSITIVE, code, found -> required.add(found.group(1)));
        each(EMOJI, code, found -> emojis.add(found.group(1)));
    }

    static Checks of(Class<?> record) {
        return new Checks(record);
    }

    ObjectNode limits(String field) {
        ObjectNode known = limits.get(field);
        return known == null ? Json.shared().createObjectNode() : known.deepCopy();
    }

    boolean requires(String field) {
        return required.contains(field);
    }

    boolean isEmoji(String field) {
        return emojis.contains(field);
    }

    /** What {@code Shape.name} takes: its edges do not count, and control characters have no place. */
    private static String named(long min) {
        return "^(?=.*\\S%s)[^\\u0000-\\u001f\\u007f-\\u009f]*$".formatted(min > 1 ? ".{" + (min - 2) + ",}\\S" : "");
    }

    private ObjectNode of(String field) {
        return limits.computeIfAbsent(field, any -> Json.shared().createObjectNode());
    }

    private static void each(Pattern pattern, String code, Consumer<MatchResult> use) {
        pattern.matcher(code).results().forEach(use);
    }

    /** A literal, a constant of the record, of one around it or of a neighbour, or the smaller side of a choice between two. */
    private long number(String text) {
        int choice = text.indexOf('?');
        if (choice >= 0) {
            String[] sides = text.substring(choice + 1).split(":");
            return Math.min(number(sides[0].strip()), number(sides[1].strip()));
        }
        if (Character.isDigit(text.charAt(0))) {
            return Long.decode(text.replace("_", ""));
        }
        int dot = text.indexOf('.');
        String name = text.substring(dot + 1);
        for (Class<?> owner = dot < 0 ? record : neighbour(text.substring(0, dot));
                owner != null;
                owner = owner.getEnclosingClass()) {
            try {
                Field constant = owner.getDeclaredField(name);
                constant.setAccessible(true);
                return ((Number) constant.get(null)).longValue();
            } catch (NoSuchFieldException e) {
                // Perhaps the class around it has one of that name.
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(record + " checks against " + text, e);
            }
        }
        throw new IllegalStateException(record + " checks against " + text);
    }

    private Class<?> neighbour(String simpleName) {
        try {
            return Class.forName(record.getPackageName() + "." + simpleName);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(record + " checks against something of " + simpleName, e);
        }
    }

    /** The compact constructor's body in one line. */
    private String constructor() {
        Class<?> top = record;
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        String source = source(top);
        int start = source.indexOf("public " + record.getSimpleName() + " {");
        if (start < 0) {
            return "";
        }
        int depth = 0;
        int end = source.indexOf('{', start);
        do {
            depth += source.charAt(end) == '{' ? 1 : source.charAt(end) == '}' ? -1 : 0;
            end++;
        } while (depth > 0);
        return source.substring(start, end).replaceAll("\\s+", " ");
    }

    /** The source of a class of the contract, or of the module under test. */
    static String source(Class<?> top) {
        String name = top.getName().replace('.', '/') + ".java";
        try {
            return Files.readString(SOURCES.stream()
                    .map(folder -> folder.resolve(name))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no source of " + top)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
