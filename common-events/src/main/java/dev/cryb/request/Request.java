package dev.cryb.request;

/**
 * Something a client, or another service, may ask.
 *
 * <p>A request is a record; its compact constructor checks its shape and names the field that breaks it. Its wire name,
 * owner and routing stand in {@link RequestType}.
 */
public sealed interface Request permits Command, Query, GatewayRequest {

    /** Its place in the catalogue. */
    default RequestType requestType() {
        return RequestType.of(getClass());
    }
}
