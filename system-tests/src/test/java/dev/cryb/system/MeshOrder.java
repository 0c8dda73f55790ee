package dev.cryb.system;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/** Classes with meshes of their own come first, then those that share one, by its kind: no shared mesh stands idle. */
final class MeshOrder implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.<ClassDescriptor>comparingInt(MeshOrder::rank)
                        .thenComparing(one -> one.getTestClass().getName()));
    }

    /** The first has one of each service and stops early: every later start loads classes from what it has left. */
    private static int rank(ClassDescriptor one) {
        if (one.getTestClass() == CleanStopSystemTest.class) {
            return 0;
        }
        return one.findAnnotation(OnSharedMesh.class)
                .map(shared -> 2 + shared.value().ordinal())
                .orElse(1);
    }
}
