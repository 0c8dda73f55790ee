package dev.cryb.settings;

import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an operator may set.
 *
 * @param key such as {@code cryb.socket.ping-interval}; {@code *} stands for a name of the operator's choice
 * @param type of the value, of each one where it is a list
 * @param list whether it takes several, separated by commas
 * @param fallback what it is when nobody sets it; null for nothing
 */
public record Setting(
        String key, Class<?> type, boolean list, @Nullable String fallback, Optional<Allowed> allowed) {

    /** Reads a method of a mapping. */
    static Setting of(String key, Method method) {
        java.lang.reflect.Type type = method.getGenericReturnType();
        if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
            type = optional.getActualTypeArguments()[0];
        }
        boolean list = type instanceof ParameterizedType several && several.getRawType() == List.class;
        if (list) {
            type = ((ParameterizedType) type).getActualTypeArguments()[0];
        }
        Class<?> kind = (Class<?>) type;
        WithDefault fallback = method.getAnnotation(WithDefault.class);
        return new Setting(
                key,
                kind,
                list,
                fallback == null ? null : fallback.value(),
                Optional.ofNullable(method.getAnnotation(Allowed.class))
                        .or(() -> Optional.ofNullable(kind.getAnnotation(Allowed.class))));
    }

    /** Its environment variable; {@code *} stays. */
    public String variable() {
        return variable(key);
    }

    static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9*]", "_").toUpperCase(Locale.ROOT);
    }

    /** Whether a key, or a variable, is this one. */
    boolean isNamed(String name) {
        return matches(key, "[^.]+", name) || matches(variable(), "[A-Z0-9_]+", name);
    }

    private static boolean matches(String own, String anything, String name) {
        return name.matches(Pattern.quote(own).replace("*", "\\E" + anything + "\\Q"));
    }

    /** What it takes, in words. */
    public String range() {
        if (type == boolean.class || type == Boolean.class) {
            return "`true` or `false`";
        }
        String words = allowed.map(Allowed::words).orElse("");
        if (!words.isEmpty()) {
            return words;
        }
        return allowed.filter(range -> !range.from().isEmpty())
                .map(range -> range.from() + " to " + range.to())
                .orElse(kind());
    }

    private String kind() {
        if (type == Duration.class) {
            return "a duration such as 25s";
        }
        return type == String.class ? "text" : type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    boolean isSecret() {
        return allowed.map(Allowed::secret).orElse(false);
    }

    /** Its row in the table of docs/operations.md, up to the words that say what it is. */
    public String row() {
        return "| `" + key + "` | " + (fallback == null ? "" : "`" + fallback + "`") + " | " + range() + " |";
    }
}
