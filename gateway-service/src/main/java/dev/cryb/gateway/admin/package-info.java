/**
 * What administrators of the deployment may do: find and suspend people, delete a server, look at how it goes.
 *
 * <p>REST asks {@link dev.cryb.gateway.admin.Administration}, which writes each act into table {@code admin_audit}: with
 * the act in one transaction, or, where a service must be asked, before it is asked. Nothing else is special about them.
 */
@NullMarked
package dev.cryb.gateway.admin;

import org.jspecify.annotations.NullMarked;
