package dev.cryb.gateway.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cryb.json.Json;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Lets REST write with the mesh's own mapper. */
final class OneMapper {

    @Produces
    @Singleton
    ObjectMapper mapper() {
        return Json.shared();
    }
}
