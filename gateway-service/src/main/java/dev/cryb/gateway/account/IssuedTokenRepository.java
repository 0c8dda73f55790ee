package dev.cryb.gateway.account;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Refresh tokens by their hash. */
@Singleton
public class IssuedTokenRepository implements PanacheRepositoryBase<IssuedToken, byte[]> {}
