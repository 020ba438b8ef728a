package io.hippocampus.server.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A message is answered by an error of JSON-RPC, and over HTTP by a status. */
final class RpcException extends RuntimeException {

  static final int PARSE_ERROR = -32700;
  static final int INVALID_REQUEST = -32600;
  static final int METHOD_NOT_FOUND = -32601;
  static final int INVALID_PARAMS = -32602;
  static final int INTERNAL_ERROR = -32603;
  static final int SESSION_NOT_FOUND = -32001;
  static final int HEADER_MISMATCH = -32020;
  static final int UNSUPPORTED_VERSION = -32022;

  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;
  private final transient Optional<JsonNode> data;

  RpcException(int status, int code, String message, Optional<JsonNode> data) {
    super(message);
    this.status = status;
    this.code = code;
    this.data = data;
  }

  RpcException(int status, int code, String message) {
    this(status, code, message, Optional.empty());
  }

  /** What was asked for is not as it must be; the request as such was understood. */
  static RpcException params(String message) {
    return new RpcException(200, INVALID_PARAMS, message);
  }

  /** There is no such method. */
  static RpcException method(String method) {
    return new RpcException(404, METHOD_NOT_FOUND, "there is no method " + method);
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }

  Optional<JsonNode> data() {
    return data;
  }
}
