/**
 * Who someone is: accounts, passwords, sessions and the tokens that prove them.
 *
 * <p>A register or login makes a session row and a family of refresh tokens, and mints an access token that carries
 * both names. Sockets and REST read such a token with {@link dev.cryb.gateway.account.TokenVerifier}, without a store.
 * What ends a session writes a row of {@code revocation}; every gateway reads those twice a second and tells its
 * {@link dev.cryb.gateway.account.RevocationListener}s.
 */
@NullMarked
package dev.cryb.gateway.account;

import org.jspecify.annotations.NullMarked;
