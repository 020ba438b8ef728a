package io.hippocampus.server.home;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts one certificate and no other, whoever signed it and whatever name it is for: the server
 * told it in a file that only its own user can read, and is asked by its address.
 */
final class OneCertificate extends X509ExtendedTrustManager {

  private final byte[] trusted;

  private OneCertificate(byte[] trusted) {
    this.trusted = trusted;
  }

  /** Returns what makes connections to who has that certificate, DER in base 64. */
  static SSLContext trusted(String certificate) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager one = new OneCertificate(Base64.getDecoder().decode(certificate));
      context.init(null, new TrustManager[] {one}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no TLS", e);
    }
  }

  private void require(X509Certificate[] chain) throws CertificateException {
    if (chain.length == 0 || !Arrays.equals(chain[0].getEncoded(), trusted)) {
      throw new CertificateException("the server has not the certificate that it announced");
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    require(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    require(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    require(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    require(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    require(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    require(chain);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
