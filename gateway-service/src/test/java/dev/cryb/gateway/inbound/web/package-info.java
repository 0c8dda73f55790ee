/** Tests of the web client's files. */
@org.jspecify.annotations.NullMarked
package dev.cryb.gateway.inbound.web;
