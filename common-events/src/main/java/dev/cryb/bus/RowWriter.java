package dev.cryb.bus;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Writes the rows of a whole batch with one statement.
 *
 * @param <R> the row
 */
@FunctionalInterface
public interface RowWriter<R> {

    Uni<Void> write(Transaction transaction, List<R> rows);
}
