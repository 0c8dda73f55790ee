/**
 * What {@code ./cryb} runs once everything is built: {@code up}, {@code down}, {@code status}, {@code logs}, {@code seed}.
 *
 * <p>{@link dev.cryb.stack.cli.Launcher} picks the command. {@code up} holds {@link dev.cryb.stack.cli.StackLock} for as
 * long as it lives; {@code up --detach} is a second launcher in the background and a first one that watches it start.
 * The shell script builds, explains ({@code --help}) and runs tests and benches itself.
 */
@NullMarked
package dev.cryb.stack.cli;

import org.jspecify.annotations.NullMarked;
