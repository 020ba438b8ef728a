package io.hippocampus.server.home;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The one certificate by which processes of the same user know a server. Whoever signed it, for
 * which names and until when does not matter: the server itself said, in a file that only its user
 * can write, that it is this one, and only who has its key can show it.
 *
 * @param sha256 the SHA-256 of the certificate as 64 hexadecimal digits, small letters
 */
public record PinnedCertificate(String sha256) {

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  public PinnedCertificate {
    sha256 = sha256.toLowerCase(Locale.ROOT);
    if (!DIGEST.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "the certificate's SHA-256 is '" + sha256 + "'; allowed are 64 hexadecimal digits");
    }
  }

  /** Pins that certificate. */
  public static PinnedCertificate of(X509Certificate certificate) {
    try {
      return new PinnedCertificate(HexFormat.of().formatHex(digest(certificate)));
    } catch (CertificateException e) {
      throw new IllegalArgumentException("the certificate cannot be encoded", e);
    }
  }

  /** Returns what trusts a server that shows this certificate, and no other one. */
  public SSLContext trust() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new OnlyThis(sha256)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no TLS", e);
    }
  }

  private static byte[] digest(X509Certificate certificate) throws CertificateException {
    try {
      return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new CertificateException("the certificate has no SHA-256", e);
    }
  }

  /** Extended, so that nobody compares names on top of it. */
  private static final class OnlyThis extends X509ExtendedTrustManager {

    private final byte[] expected;

    OnlyThis(String sha256) {
      this.expected = HexFormat.of().parseHex(sha256);
    }

    private void require(X509Certificate[] chain) throws CertificateException {
      if (chain.length == 0 || !MessageDigest.isEqual(digest(chain[0]), expected)) {
        throw new CertificateException(
            "the server shows another certificate than the one in its home's server.json");
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
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
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw noClients();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      throw noClients();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      throw noClients();
    }

    private static CertificateException noClients() {
      return new CertificateException("a pinned certificate is a server's; it trusts no clients");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
