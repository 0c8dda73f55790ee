package dev.cryb.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Talks to a mesh that other classes talk to as well; a {@code Stack} is what its {@code @BeforeAll} takes.
 *
 * <p>Such a class kills, stops and sets nothing, counts nothing that others do too, and has people and servers of its own:
 * if the mesh is not well after it, it has failed.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedMesh.class)
@interface OnSharedMesh {

    MeshKind value();
}
