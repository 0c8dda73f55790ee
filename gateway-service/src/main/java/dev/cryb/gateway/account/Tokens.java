package dev.cryb.gateway.account;

import dev.cryb.model.User;

/**
 * What a register, login or refresh answers.
 *
 * @param expiresIn seconds that the access token is good for
 */
public record Tokens(String accessToken, String refreshToken, long expiresIn, User user) {}
