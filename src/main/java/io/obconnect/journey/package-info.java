/**
 * A journey: one person's way from the TPP's request to the bank and back. Its values, its cookie in the browser, its ticket in the return
 * address (protocol section 3), the redirect that begins it (protocol section 2), and the CDI events that tell how it goes on.
 *
 * <p>It knows sessions only by the ports {@link io.obconnect.journey.Journeys} and {@link io.obconnect.journey.JourneySession}.
 */
package io.obconnect.journey;
