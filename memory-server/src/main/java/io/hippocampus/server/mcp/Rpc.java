package io.hippocampus.server.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Messages of JSON-RPC 2.0. Pure. */
final class Rpc {

  private Rpc() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Whether it is a message at all: an object that says so. */
  static boolean isMessage(JsonNode message) {
    return message.isObject() && message.path("jsonrpc").asText().equals("2.0");
  }

  /** Whether it asks for an answer. */
  static boolean isRequest(JsonNode message) {
    JsonNode id = message.path("id");
    return message.path("method").isTextual() && (id.isTextual() || id.isIntegralNumber());
  }

  /** Whether it tells something and asks for no answer. */
  static boolean isNotification(JsonNode message) {
    return message.path("method").isTextual() && !message.has("id");
  }

  /** Whether it answers what was asked. */
  static boolean isResponse(JsonNode message) {
    JsonNode id = message.path("id");
    JsonNode error = message.path("error");
    boolean isError =
        error.path("code").isIntegralNumber() && error.path("message").isTextual();
    return !message.has("method")
        && (id.isTextual() || id.isIntegralNumber())
        && (message.has("error") ? isError && !message.has("result") : message.has("result"));
  }

  static ObjectNode result(JsonNode id, ObjectNode result) {
    ObjectNode response = object().put("jsonrpc", "2.0");
    response.set("id", id);
    response.set("result", result);
    return response;
  }

  /** Returns an error; one that answers no request that was understood has no id. */
  static ObjectNode error(JsonNode id, RpcException e) {
    ObjectNode response = object().put("jsonrpc", "2.0");
    if (id.isTextual() || id.isNumber()) {
      response.set("id", id);
    }
    ObjectNode error = response.putObject("error");
    error.put("code", e.code()).put("message", e.getMessage());
    e.data().ifPresent(data -> error.set("data", data));
    return response;
  }

  static ObjectNode notification(String method, ObjectNode params) {
    ObjectNode notification = object().put("jsonrpc", "2.0").put("method", method);
    notification.set("params", params);
    return notification;
  }
}
