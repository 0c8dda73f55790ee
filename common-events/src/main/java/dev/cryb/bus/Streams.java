package dev.cryb.bus;

import dev.cryb.request.Service;

/**
 * The names of all keys in Redis; they are minted here and nowhere else.
 *
 * <p>Braces are hash tags: on a cluster, all keys of one tag lie together.
 *
 * @param prefix before every key, {@code cryb:} unless configured
 */
public record Streams(String prefix) {

    public static final Streams DEFAULT = new Streams("cryb:");

    /**
     * Stream: the commands of one partition, in order; read by its holder only.
     *
     * <p>Fields of an entry: {@code e} the request's wire name, {@code u} caller's user id, {@code w} username,
     * {@code d} display name, {@code a} avatar (may lack), {@code n} nonce, {@code f} "1" if this nonce was certainly
     * never added before, {@code g} "1" if the nonce was the client's own, {@code r} instance that awaits the reply,
     * {@code c} its correlation number, {@code b} the request as JSON; and of the client's request behind it, where there
     * is one ({@link dev.cryb.trail.Trail}), {@code q} its id, {@code h} its {@code traceparent} if it is traced, {@code
     * l} "1" if it is followed.
     */
    public String commands(Service service, int partition) {
        return tag(service) + ":cmd:" + partition;
    }

    /**
     * Stream with consumer group {@link #QUERY_GROUP}, read NOACK, capped: the queries of a service.
     *
     * <p>Fields as in {@link #commands}, without {@code n}, {@code f} and {@code g}.
     */
    public String queries(Service service) {
        return tag(service) + ":qry";
    }

    /** The one consumer group of a query stream. */
    public static final String QUERY_GROUP = "q";

    /**
     * Stream with a TTL, made by its reader: the answers for one instance.
     *
     * <p>An entry holds any number of answers, each as the fields {@code c} (correlation number), {@code s} (source
     * number that the event tail must have reached, or empty) and {@code a} (the ack as JSON), in this order. An entry
     * of {@code c}, {@code i} (index), {@code n} (event) and {@code d} (JSON) is one piece of a large answer.
     */
    public String replies(String instance) {
        return prefix + "reply:" + instance;
    }

    /**
     * Stream: all durable events, in the order in which clients get them.
     *
     * <p>Fields of an entry: {@code s} its source number as {@code service:partition:number}, {@code t} topics with
     * spaces between, {@code n} wire name, {@code d} the object for clients as JSON, {@code m} what it changes of
     * rights as JSON (may lack), {@code h} the {@code traceparent} of what made it, if that is traced.
     */
    public String events() {
        return prefix + "{events}";
    }

    /** Hash: the last source number in {@link #events()} by field {@code service:partition}. */
    public String marks() {
        return prefix + "{events}:marks";
    }

    /** String with a TTL, renewed by a gateway: while it is there, the sessions under this lease are alive. */
    public String gatewayLease(String lease) {
        return tag(Service.PRESENCE) + ":gateway:" + lease;
    }

    /** Pub/sub channel: typing and speaking, which may be lost. */
    public String ephemeral() {
        return prefix + "ephemeral";
    }

    /** Pub/sub channel: what gateways count together, which may be lost. */
    public String limits() {
        return prefix + "limits";
    }

    /** Pub/sub channel: whose requests gateways tell line by line, said again as long as it holds. */
    public String follows() {
        return prefix + "follows";
    }

    /**
     * Hash with a TTL: a socket session that may be taken up again, while it lives and for a while after.
     *
     * <p>{@code o} the incarnation of the gateway that has it, {@code r} what it is as JSON.
     */
    public String session(String sessionId) {
        return prefix + "session:" + sessionId;
    }

    /** String with a TTL: {@code name/incarnation} of the instance that holds a partition. */
    public String lease(Service service, int partition) {
        return tag(service) + ":lease:" + partition;
    }

    /** String: counts the instances of a service that have given up what they held; others look at it. */
    public String handovers(Service service) {
        return tag(service) + ":handovers";
    }

    /** Sorted set: the instances of a service, scored by when they were last seen (Redis' milliseconds). */
    public String members(Service service) {
        return tag(service) + ":members";
    }

    /** String with a TTL: what an instance says of itself, as JSON of {@link dev.cryb.guard.InstanceStatus}. */
    public String status(Service service, String instance) {
        return tag(service) + ":status:" + instance;
    }

    /** String with a TTL: the instance that compares LiveKit's rooms with ours. */
    public String voiceReconciler() {
        return tag(Service.VOICE) + ":reconciler";
    }

    /** String with a TTL: the instance that took one of LiveKit's webhooks, which goes to all of them. */
    public String voiceWebhook(String id) {
        return tag(Service.VOICE) + ":webhook:" + id;
    }

    /**
     * Stream: commands that failed for a reason of ours, for operators.
     *
     * <p>The fields of the command, and {@code x} what went wrong, {@code p} the partition, {@code i} the entry's id.
     */
    public String dead(Service service) {
        return tag(service) + ":dead";
    }

    private String tag(Service service) {
        return prefix + "{" + service.wireName() + "}";
    }
}
