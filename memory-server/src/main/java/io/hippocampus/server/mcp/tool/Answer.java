package io.hippocampus.server.mcp.tool;

/**
 * What a tool answers.
 *
 * @param text all that matters of it, for the model
 * @param data the same as data, as the tool's output record
 */
public record Answer(String text, Record data) {}
