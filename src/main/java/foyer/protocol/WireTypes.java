package foyer.protocol;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Maps the `type` on the wire to its record. Reads the sealed interface, so a new record needs no
/// registration. Immutable.
final class WireTypes<T> {
    private final Map<String, Class<? extends T>> classes = new LinkedHashMap<>();
    private final Map<Class<?>, String> names = new LinkedHashMap<>();

    WireTypes(Class<T> sealedInterface) {
        leaves(sealedInterface)
                .forEach(
                        leaf -> {
                            String name = snakeCase(leaf.getSimpleName());
                            for (var field : leaf.getRecordComponents()) {
                                if (field.getName().equals("type")) {
                                    throw new IllegalStateException("no field is called type");
                                }
                            }
                            classes.put(name, leaf.asSubclass(sealedInterface));
                            names.put(leaf, name);
                        });
    }

    @Nullable Class<? extends T> named(String type) {
        return classes.get(type);
    }

    String nameOf(Object value) {
        String name = names.get(value.getClass());
        if (name == null) {
            throw new IllegalArgumentException("not of this wire: " + value.getClass());
        }
        return name;
    }

    static String snakeCase(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(WireTypes::leaves)
                : Stream.of(type);
    }
}
