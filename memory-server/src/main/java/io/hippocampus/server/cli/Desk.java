package io.hippocampus.server.cli;

/**
 * What every command works with.
 *
 * @param terminal what it talks with
 * @param opening how it opens a home
 */
record Desk(Terminal terminal, Opening opening) {}
