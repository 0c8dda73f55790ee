package dev.cryb.bus;

import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * The one script that adds events to the stream and keeps the marks beside it.
 *
 * <p>Events whose number is not past the mark are there already and are skipped, so publishing again is harmless. The
 * mark is moved with the last number even where a batch has no events, which restores marks that Redis has lost.
 */
final class PublishScript {

    private static final String LUA = """
            local i = 3
            while i <= #ARGV do
              local field, first, count = ARGV[i], tonumber(ARGV[i + 1]), tonumber(ARGV[i + 2])
              local mark = tonumber(redis.call('HGET', KEYS[2], field) or '0')
              i = i + 3
              for number = first, first + count - 1 do
                if number > mark then
                  local source = field .. ':' .. string.format('%.0f', number)
                  if ARGV[i + 3] == '' then
                    redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*',
                      's', source, 't', ARGV[i], 'n', ARGV[i + 1], 'd', ARGV[i + 2])
                  else
                    redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*',
                      's', source, 't', ARGV[i], 'n', ARGV[i + 1], 'd', ARGV[i + 2], 'm', ARGV[i + 3])
                  end
                end
                i = i + 4
              end
              if first + count - 1 > mark then
                redis.call('HSET', KEYS[2], field, string.format('%.0f', first + count - 1))
              end
            end
            local now = redis.call('TIME')
            redis.call('XTRIM', KEYS[1], 'MINID', '~', string.format('%.0f', now[1] * 1000 - ARGV[2]))
            """;

    private static final String SHA = sha1(LUA);

    /** The same for batches of which a request is traced: each event has one argument more, its traceparent or "". */
    private static final String LUA_TRACED = """
            local i = 3
            while i <= #ARGV do
              local field, first, count = ARGV[i], tonumber(ARGV[i + 1]), tonumber(ARGV[i + 2])
              local mark = tonumber(redis.call('HGET', KEYS[2], field) or '0')
              i = i + 3
              for number = first, first + count - 1 do
                if number > mark then
                  local source = field .. ':' .. string.format('%.0f', number)
                  local entry = {'s', source, 't', ARGV[i], 'n', ARGV[i + 1], 'd', ARGV[i + 2]}
                  if ARGV[i + 3] ~= '' then
                    entry[#entry + 1] = 'm'
                    entry[#entry + 1] = ARGV[i + 3]
                  end
                  if ARGV[i + 4] ~= '' then
                    entry[#entry + 1] = 'h'
                    entry[#entry + 1] = ARGV[i + 4]
                  end
                  redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*', unpack(entry))
                end
                i = i + 5
              end
              if first + count - 1 > mark then
                redis.call('HSET', KEYS[2], field, string.format('%.0f', first + count - 1))
              end
            end
            local now = redis.call('TIME')
            redis.call('XTRIM', KEYS[1], 'MINID', '~', string.format('%.0f', now[1] * 1000 - ARGV[2]))
            """;

    private static final String SHA_TRACED = sha1(LUA_TRACED);

    /** Entries that the event stream keeps at most, whatever their age. */
    private static final int LONGEST = 1_000_000;

    private final Streams streams;
    private final Duration keep;

    /**
     * @param keep how long events stay in the stream
     */
    PublishScript(Streams streams, Duration keep) {
        this.streams = streams;
        this.keep = keep;
    }

    /**
     * The request that publishes these; each names its source and what it tells.
     *
     * @param known whether Redis has seen the script already; a node that has not answers {@code NOSCRIPT}
     */
    Request request(List<Numbered> publications, boolean known) {
        boolean traced = publications.stream()
                .flatMap(one -> one.outgoing().events().stream())
                .anyMatch(event -> event.trace() != null);
        Request request = (known ? Request.cmd(Command.EVALSHA) : Request.cmd(Command.EVAL))
                .arg(known ? (traced ? SHA_TRACED : SHA) : (traced ? LUA_TRACED : LUA))
                .arg(2)
                .arg(streams.events())
                .arg(streams.marks())
                .arg(LONGEST)
                .arg(keep.toMillis());
        for (Numbered publication : publications) {
            Outgoing outgoing = publication.outgoing();
            request.arg(publication.source().toString())
                    .arg(outgoing.firstNumber())
                    .arg(outgoing.events().size());
            for (Outgoing.Event event : outgoing.events()) {
                request.arg(event.topics())
                        .arg(event.name())
                        .arg(event.data())
                        .arg(event.meta() == null ? "" : event.meta());
                if (traced) {
                    request.arg(event.trace() == null ? "" : event.trace());
                }
            }
        }
        return request;
    }

    /** What a source tells. */
    record Numbered(Source source, Outgoing outgoing) {}

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
