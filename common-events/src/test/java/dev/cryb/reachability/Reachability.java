package dev.cryb.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a native image must keep of a module though no code there names it: all that Jackson looks into, which is every
 * record and enum and what they lead to, and what the module adds by hand.
 *
 * <p>{@code -DargLine=-Dcryb.docs.write=true} writes the module's file anew.
 */
public final class Reachability {

    private static final String OURS = "dev.cryb.";

    private final Path file;
    private final Set<String> types = new TreeSet<>();
    private final List<String> proxies = new ArrayList<>();
    private final List<String> resources = new ArrayList<>();

    private Reachability(String module) {
        this.file =
                Path.of("src/main/resources/META-INF/native-image/dev.cryb/" + module + "/reachability-metadata.json");
    }

    /** Of the module whose tests run, with what was compiled of it. */
    public static Reachability of(String module) {
        Reachability all = new Reachability(module);
        Path classes = Path.of("target/classes");
        try (Stream<Path> files = Files.walk(classes)) {
            files.map(found -> classes.relativize(found).toString())
                    .filter(name -> name.startsWith("dev") && name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name -> load(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.')))
                    .filter(one -> one.isRecord() || one.isEnum())
                    .forEach(all::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** Types of others that are looked into. */
    public Reachability types(Collection<Class<?>> more) {
        more.forEach(one -> types.add(one.getName()));
        return this;
    }

    /** An interface that something is made for at run time. */
    public Reachability proxy(Class<?> one) {
        types.add(one.getName());
        proxies.add("{\"type\": {\"proxy\": [\"%s\"]}}".formatted(one.getName()));
        return this;
    }

    /** Files of the class path that are read at run time. */
    public Reachability resources(String... globs) {
        Arrays.stream(globs).map("{\"glob\": \"%s\"}"::formatted).forEach(resources::add);
        return this;
    }

    /** The types of ours that an image of this module keeps. */
    public Set<String> kept() {
        return Set.copyOf(types);
    }

    /** Fails where the module's file says anything else. */
    public void check() throws IOException {
        if (Boolean.getBoolean("cryb.docs.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, json());
        }
        assertThat(file).content().isEqualTo(json());
    }

    private String json() {
        Stream<String> reflection = types.stream()
                .map(("{\"type\": \"%s\", \"allDeclaredConstructors\": true, \"allDeclaredFields\": true,"
                        + " \"allDeclaredMethods\": true}")::formatted);
        return "{\n  \"reflection\": [\n" + lines(Stream.concat(reflection, proxies.stream())) + "  ],\n"
                + "  \"resources\": [\n" + lines(resources.stream()) + "  ]\n}\n";
    }

    private static String lines(Stream<String> entries) {
        String lines = entries.map(entry -> "    " + entry).collect(Collectors.joining(",\n"));
        return lines.isEmpty() ? "" : lines + "\n";
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Reachability.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(Class<?> one) {
        if (one.isArray()) {
            add(one.getComponentType());
        } else if (one.getName().startsWith(OURS) && types.add(one.getName())) {
            if (one.isRecord()) {
                Arrays.stream(one.getRecordComponents()).forEach(this::add);
            }
            if (one.isSealed()) {
                Arrays.stream(one.getPermittedSubclasses()).forEach(this::add);
            }
            // What says how its subtypes are told apart, where it does.
            Arrays.stream(one.getInterfaces()).forEach(this::add);
        }
    }

    private void add(RecordComponent component) {
        add(component.getGenericType());
        readers(component).forEach(reader -> types.add(reader.getName()));
    }

    private void add(Type type) {
        switch (type) {
            case Class<?> one -> add(one);
            case ParameterizedType of -> {
                add(of.getRawType());
                Arrays.stream(of.getActualTypeArguments()).forEach(this::add);
            }
            case GenericArrayType of -> add(of.getGenericComponentType());
            case WildcardType of -> Arrays.stream(of.getUpperBounds()).forEach(this::add);
            default -> {}
        }
    }

    /** The classes by which a component is written and read where it is not by its type. */
    private static List<Class<?>> readers(RecordComponent component) {
        JsonSerialize writing = component.getAccessor().getAnnotation(JsonSerialize.class);
        JsonDeserialize reading = component.getAccessor().getAnnotation(JsonDeserialize.class);
        List<Class<?>> readers = new ArrayList<>();
        if (writing != null) {
            readers.add(writing.using());
        }
        if (reading != null) {
            readers.add(reading.using());
        }
        return readers;
    }
}
