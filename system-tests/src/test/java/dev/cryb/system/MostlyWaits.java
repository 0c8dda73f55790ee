package dev.cryb.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Waits for most of its time, for leases and graces and timeouts to run out: it runs beside the classes that work.
 *
 * <p>One such class at a time, its methods one after the other, on a mesh of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the lane of those that mostly wait")
@interface MostlyWaits {}
