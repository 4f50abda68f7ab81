package dev.milepost.progress.identity;

import java.util.UUID;

/**
 * The person who makes a request.
 *
 * @param organisation the one that the person acts in; nothing of another is ever shown to them
 * @param admin of that organisation
 */
public record Caller(UUID personId, String organisation, boolean admin) {}
