package dev.cryb.bus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one batch of one partition has to tell the world: the outbox, kept in the partition's row.
 *
 * <p>It is written by the commit and published after it; whoever takes the partition over publishes it again first.
 * Publishing twice is harmless: events carry numbers, commands a nonce, replies a correlation.
 *
 * @param commands for other services
 * @param firstNumber source number of the first event; the others follow without gaps
 * @param dead commands that could not be run
 */
public record Outgoing(
        List<Command> commands, long firstNumber, List<Event> events, List<Answer> answers, List<Dead> dead) {

    public static final Outgoing NOTHING = new Outgoing(List.of(), 0, List.of(), List.of(), List.of());

    private static final byte VERSION = 1;

    /** A command for another service's partition. */
    public record Command(String stream, CommandEntry entry) {}

    /**
     * An event, already in its wire form.
     *
     * @param trace the {@code traceparent} of the command that made it; it is not kept, so whoever takes over tells the
     *     event without it
     */
    public record Event(
            String topics,
            String name,
            String data,
            @Nullable String meta,
            @Nullable String trace) {

        Event(String topics, String name, String data, @Nullable String meta) {
            this(topics, name, data, meta, null);
        }
    }

    /** An answer for one instance; {@code after} is the source number it must wait for, 0 for none. */
    public record Answer(String instance, long correlation, long after, String ackJson) {}

    /** A command that failed for a reason of ours. */
    public record Dead(CommandEntry entry, String reason) {}

    public boolean isEmpty() {
        return commands.isEmpty() && events.isEmpty() && answers.isEmpty() && dead.isEmpty();
    }

    /** The bytes that the partition's row keeps. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeInt(commands.size());
            for (Command command : commands) {
                text(out, command.stream());
                entry(out, command.entry());
            }
            out.writeLong(firstNumber);
            out.writeInt(events.size());
            for (Event event : events) {
                text(out, event.topics());
                text(out, event.name());
                text(out, event.data());
                text(out, event.meta() == null ? "" : event.meta());
            }
            out.writeInt(answers.size());
            for (Answer answer : answers) {
                text(out, answer.instance());
                out.writeLong(answer.correlation());
                out.writeLong(answer.after());
                text(out, answer.ackJson());
            }
            out.writeInt(dead.size());
            for (Dead lost : dead) {
                entry(out, lost.entry());
                text(out, lost.reason());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads {@link #toBytes()}; nothing was ever written where there are no bytes. */
    public static Outgoing of(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length == 0) {
            return NOTHING;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException("outgoing of version " + version);
            }
            List<Command> commands = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                commands.add(new Command(text(in), entry(in)));
            }
            long firstNumber = in.readLong();
            List<Event> events = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                String topics = text(in);
                String name = text(in);
                String data = text(in);
                String meta = text(in);
                events.add(new Event(topics, name, data, meta.isEmpty() ? null : meta));
            }
            List<Answer> answers = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                answers.add(new Answer(text(in), in.readLong(), in.readLong(), text(in)));
            }
            List<Dead> dead = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                dead.add(new Dead(entry(in), text(in)));
            }
            return new Outgoing(commands, firstNumber, events, answers, dead);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void entry(DataOutputStream out, CommandEntry entry) throws IOException {
        text(out, entry.id().toString());
        out.writeInt(entry.fields().size());
        for (var field : entry.fields().entrySet()) {
            text(out, field.getKey());
            text(out, field.getValue());
        }
    }

    private static CommandEntry entry(DataInputStream in) throws IOException {
        StreamId id = StreamId.parse(text(in));
        var fields = new java.util.LinkedHashMap<String, String>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = text(in);
            fields.put(name, text(in));
        }
        return CommandEntry.of(id, fields);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
