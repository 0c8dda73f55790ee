package dev.cryb.gateway.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.cryb.contract.Schemas;
import dev.cryb.contract.Yaml;
import dev.cryb.gateway.account.Tokens;
import dev.cryb.json.Json;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI 3.1 document of the resources in {@code inbound}.
 *
 * <p>Paths and parameters come from annotations; what a method says in its Javadoc and which body it reads come from its
 * source; answers from its return type, or from the tables here where that is a plain {@code Response}.
 */
final class OpenApi {

    private static final Map<String, Class<?>> ANSWERS = Map.of(
            "AuthResource.register", Tokens.class,
            "AuthResource.login", Tokens.class,
            "AuthResource.refresh", Tokens.class,
            "MediaResource.lead", void.class,
            "PictureResource.show", byte[].class,
            "HealthResource.health", HealthResource.Health.class,
            "HealthResource.sockets", HealthResource.SocketHealth.class);
    private static final Map<String, Integer> STATUS = Map.of("AuthResource.register", 201, "MediaResource.lead", 302);
    private static final Pattern BODY = Pattern.compile("Body\\.read\\(request, (\\w+)\\.class");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.cryb.gateway");
    private final Schemas schemas = new Schemas();
    private final ObjectNode paths = Json.shared().createObjectNode();

    String yaml() {
        return Yaml.write(tree());
    }

    /** Good for one call, as paths and schemas gather while it is made. */
    ObjectNode tree() {
        ObjectNode root = Json.shared().createObjectNode();
        root.put("openapi", "3.1.0");
        root.putObject("info")
                .put("title", "CRYB gateway, REST")
                .put("version", "1")
                .put("description", "Objects may gain fields: ignore those that you do not know.");
        root.putArray("servers").addObject().put("url", "http://localhost:3001");
        classes.stream()
                .filter(one -> one.isAnnotatedWith(Path.class))
                .sorted(Comparator.comparing(JavaClass::getName))
                .forEach(one -> resource(one.reflect()));
        root.set("paths", paths);
        ObjectNode components = root.putObject("components");
        schemas.of(Problem.class, Schemas.Direction.OUT);
        ObjectNode named = components.putObject("schemas");
        schemas.definitions().forEach((name, schema) -> named.set(name, Yaml.inComponents(schema)));
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT");
        return root;
    }

    private void resource(Class<?> resource) {
        String source = source(resource);
        Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> verb(method).isPresent())
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> operation(resource, method, source));
    }

    private void operation(Class<?> resource, Method method, String source) {
        String path = path(resource.getAnnotation(Path.class), method.getAnnotation(Path.class));
        ObjectNode operation =
                paths.withObjectProperty(path).putObject(verb(method).orElseThrow());
        String key = resource.getSimpleName() + "." + method.getName();
        operation.put("operationId", key.replace("Resource", ""));
        operation.put("summary", javadoc(method, source));
        for (Parameter parameter : method.getParameters()) {
            parameter(parameter, operation);
        }
        Matcher body = BODY.matcher(body(method, source));
        if (body.find()) {
            Class<?> record = named(body.group(1), resource, source);
            ObjectNode request = operation.putObject("requestBody").put("required", true);
            request.putObject("content")
                    .putObject("application/json")
                    .set("schema", Yaml.inComponents(schemas.of(record, Schemas.Direction.IN)));
        }
        answers(resource, method, key, operation.putObject("responses"));
    }

    private void answers(Class<?> resource, Method method, String key, ObjectNode responses) {
        Type type = answer(method, key);
        boolean nothing = type == Void.class || type == void.class;
        int status = STATUS.getOrDefault(key, nothing ? 204 : 200);
        ObjectNode good = responses.putObject(Integer.toString(status));
        good.put("description", nothing ? "Done." : "As it is.");
        if (type == byte[].class) {
            good.putObject("content").putObject("image/*");
        } else if (!nothing) {
            Produces produces = Optional.ofNullable(method.getAnnotation(Produces.class))
                    .orElse(resource.getAnnotation(Produces.class));
            good.putObject("content").putObject(produces.value()[0]).set("schema", schema(type));
        }
        ObjectNode bad = responses.putObject("default").put("description", "Refused (RFC 9457).");
        bad.putObject("content")
                .putObject(Problem.MEDIA_TYPE)
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
    }

    /** The one class that a resource means by a simple name: its own, an imported one, or its package's. */
    private Class<?> named(String name, Class<?> resource, String source) {
        List<JavaClass> meant = classes.stream()
                .filter(one -> one.getSimpleName().equals(name))
                .filter(one -> one.getName().equals(resource.getName() + "$" + name)
                        || one.getName().equals(resource.getPackageName() + "." + name)
                        || source.contains("import " + one.getName().replace('$', '.') + ";"))
                .toList();
        if (meant.size() != 1) {
            throw new IllegalStateException("%s in %s may be any of %s".formatted(name, resource, meant));
        }
        return meant.get(0).reflect();
    }

    private JsonNode schema(Type type) {
        return ObjectNode.class == type
                ? Json.shared().createObjectNode().put("type", "object")
                : Yaml.inComponents(schemas.of(type, Schemas.Direction.OUT));
    }

    private static Type answer(Method method, String key) {
        Class<?> named = ANSWERS.get(key);
        if (named != null) {
            return named;
        }
        Type type = method.getGenericReturnType();
        if (type instanceof ParameterizedType generic && generic.getRawType() == Uni.class) {
            type = generic.getActualTypeArguments()[0];
        }
        if (type == Response.class) {
            return ObjectNode.class;
        }
        return type;
    }

    private static void parameter(Parameter parameter, ObjectNode operation) {
        PathParam path = parameter.getAnnotation(PathParam.class);
        QueryParam query = parameter.getAnnotation(QueryParam.class);
        HeaderParam header = parameter.getAnnotation(HeaderParam.class);
        if (path != null || query != null) {
            operation
                    .withArrayProperty("parameters")
                    .addObject()
                    .put("name", path != null ? path.value() : query.value())
                    .put("in", path != null ? "path" : "query")
                    .put("required", path != null)
                    .putObject("schema")
                    .put("type", "string");
        } else if (header != null && header.value().equals("Authorization")) {
            operation.putArray("security").addObject().putArray("token");
        }
    }

    private static Optional<String> verb(Method method) {
        for (Class<? extends java.lang.annotation.Annotation> verb :
                List.of(GET.class, POST.class, PUT.class, DELETE.class)) {
            if (method.isAnnotationPresent(verb)) {
                return Optional.of(verb.getSimpleName().toLowerCase(java.util.Locale.ROOT));
            }
        }
        return Optional.empty();
    }

    private static String path(Path resource, @Nullable Path method) {
        String path = "/" + resource.value() + "/" + (method == null ? "" : method.value());
        String single = path.replaceAll("/+", "/");
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }

    private static String source(Class<?> type) {
        try {
            return Files.readString(
                    java.nio.file.Path.of("src/main/java", type.getName().replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first sentence before a method. */
    private static String javadoc(Method method, String source) {
        int at = declaration(method, source);
        int start = source.lastIndexOf("/**", at);
        String words = source.substring(start + 3, source.indexOf("*/", start));
        return words.replaceAll("\\s*\\n\\s*\\*\\s*", " ")
                .replaceAll("\\{@(?:code|link) ((?:[^{}]|\\{(?:[^{}]|\\{[^{}]*\\})*\\})*)\\}", "$1")
                .strip();
    }

    private static String body(Method method, String source) {
        int at = declaration(method, source);
        return source.substring(at, source.indexOf("\n    }\n", at));
    }

    private static int declaration(Method method, String source) {
        Matcher found = Pattern.compile("\\n    public [^\\n=;]*\\b" + method.getName() + "\\(")
                .matcher(source);
        if (!found.find()) {
            throw new IllegalStateException("no source of " + method);
        }
        return found.start();
    }
}
