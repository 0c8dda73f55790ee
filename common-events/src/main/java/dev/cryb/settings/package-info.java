/**
 * What operators set, checked before a service starts: every key known, every value within its range.
 *
 * <p>{@link dev.cryb.settings.Settings} reads the mappings of a service by reflection, {@link
 * dev.cryb.settings.SettingsCheck} holds a configuration against them, {@link dev.cryb.settings.Startup} ends the process
 * with one line a fault.
 */
@NullMarked
package dev.cryb.settings;

import org.jspecify.annotations.NullMarked;
