package dev.cryb.messaging;

import dev.cryb.bus.RowWriter;
import dev.cryb.bus.Todo;
import dev.cryb.bus.Transaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.Event;
import dev.cryb.json.Json;
import dev.cryb.request.Ack;
import dev.cryb.request.Caller;
import dev.cryb.request.Command;
import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One command's part of a batch, on a real transaction; keeps what it published. */
final class TestWork implements UnitOfWork {

    final List<Event> events = new ArrayList<>();
    final List<Command> sent = new ArrayList<>();
    final List<Todo> todos = new ArrayList<>();
    boolean changed;
    boolean asked;

    private final TestLine line;
    private final Transaction transaction;
    private final Caller caller;
    private final Instant time;
    private final Map<RowWriter<?>, List<Object>> rows = new LinkedHashMap<>();

    TestWork(TestLine line, Transaction transaction, Caller caller, Instant time) {
        this.line = line;
        this.transaction = transaction;
        this.caller = caller;
        this.time = time;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public @Nullable String clientNonce() {
        return "n";
    }

    @Override
    public String asker() {
        return "";
    }

    @Override
    public void answer(String asker, Ack ack) {
        changed = true;
    }

    @Override
    public Instant time() {
        return time;
    }

    @Override
    public int partition() {
        return line.partition;
    }

    @Override
    public long nextId() {
        return line.nextId(time);
    }

    @Override
    public <R> void write(RowWriter<R> writer, R row) {
        changed = true;
        rows.computeIfAbsent(writer, w -> new ArrayList<>()).add(row);
    }

    @Override
    public Uni<Transaction> transaction() {
        asked = true;
        return flush();
    }

    Uni<Transaction> flush() {
        List<Uni<Void>> writes = new ArrayList<>();
        rows.forEach((writer, added) -> writes.add(written(writer, added)));
        rows.clear();
        return writes.isEmpty()
                ? Uni.createFrom().item(transaction)
                : Uni.join().all(writes).usingConcurrencyOf(1).andFailFast().replaceWith(transaction);
    }

    @SuppressWarnings("unchecked")
    private <R> Uni<Void> written(RowWriter<R> writer, List<Object> added) {
        return Uni.createFrom().deferred(() -> writer.write(transaction, (List<R>) added));
    }

    @Override
    public String publish(Event event) {
        changed = true;
        events.add(event);
        return Json.write(event.data());
    }

    @Override
    public void send(Service service, Command command) {
        changed = true;
        sent.add(command);
    }

    @Override
    public void todo(String kind, String payload) {
        changed = true;
        todos.add(new Todo(nextId(), line.partition, kind, payload, 0));
    }

    @Override
    public <M> M model(Class<M> kind, Supplier<M> fresh) {
        return kind.cast(line.models.computeIfAbsent(kind, k -> fresh.get()));
    }
}
