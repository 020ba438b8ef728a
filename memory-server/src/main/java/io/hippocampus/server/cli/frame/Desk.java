package io.hippocampus.server.cli.frame;

/**
 * What every command works with.
 *
 * @param terminal what it talks with
 * @param opening how it opens a home
 */
public record Desk(Terminal terminal, Opening opening) {}
