/**
 * Roles: what they grant, how they rank, who has them, and what channels allow and deny to them.
 *
 * <p>One acts only below oneself, and grants only what one holds; {@link dev.cryb.messaging.role.RoleRules} says both.
 */
@NullMarked
package dev.cryb.messaging.role;

import org.jspecify.annotations.NullMarked;
