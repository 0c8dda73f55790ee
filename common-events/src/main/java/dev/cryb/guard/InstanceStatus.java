package dev.cryb.guard;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What an instance of a service says of itself, so that gateways can show the whole mesh.
 *
 * @param stuck loops that will not turn again
 * @param partitions how many it holds
 * @param publishLagMs how long the oldest committed batch has waited to be told
 */
public record InstanceStatus(
        @JsonProperty("instance") String instance,
        @JsonProperty("stuck") List<String> stuck,
        @JsonProperty("partitions") int partitions,
        @JsonProperty("publishLagMs") long publishLagMs,
        @JsonProperty("breakers") List<BreakerState> breakers) {}
