package dev.cryb.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.common.utils.StringUtil;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** All that an operator may set of a service, read from its mappings. */
public final class Settings {

    private Settings() {}

    /** Each setting of these {@code @ConfigMapping} interfaces, in the order of their keys. */
    public static List<Setting> of(List<Class<?>> mappings) {
        List<Setting> all = new ArrayList<>();
        for (Class<?> mapping : mappings) {
            add(all, mapping.getAnnotation(ConfigMapping.class).prefix(), mapping);
        }
        all.sort(Comparator.comparing(Setting::key));
        return List.copyOf(all);
    }

    private static void add(List<Setting> all, String prefix, Class<?> mapping) {
        for (Method method : Arrays.asList(mapping.getMethods())) {
            if (Modifier.isStatic(method.getModifiers())) {
                continue;
            }
            String key = prefix + "." + StringUtil.skewer(method.getName());
            Type type = method.getGenericReturnType();
            if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
                add(all, key + ".*", (Class<?>) map.getActualTypeArguments()[1]);
            } else if (type instanceof Class<?> group && isGroup(group, mapping)) {
                add(all, key, group);
            } else {
                all.add(Setting.of(key, method));
            }
        }
    }

    private static boolean isGroup(Class<?> type, Class<?> mapping) {
        return type.isInterface() && mapping.equals(type.getEnclosingClass());
    }
}
