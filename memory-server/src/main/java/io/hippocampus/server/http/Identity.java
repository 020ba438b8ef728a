package io.hippocampus.server.http;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import nl.altindag.ssl.SSLFactory;
import nl.altindag.ssl.exception.GenericException;
import nl.altindag.ssl.pem.util.PemUtils;

/**
 * Who the server is to those who come by TLS: its certificate, and the key that proves it.
 *
 * @param certificate the server's own certificate, the first of the chain
 * @param context what answers by it
 */
record Identity(X509Certificate certificate, SSLContext context) {

  /**
   * Reads both files.
   *
   * @throws IllegalArgumentException if one is not there or not what it should be, or the key is of
   *     another certificate
   */
  static Identity read(HttpSettings.Tls tls) {
    List<X509Certificate> chain = read(
        tls.certificate(),
        PemUtils::loadCertificate,
        "holds no certificate as PEM; give the chain with --certificate, the server's own first");
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("the file " + tls.certificate() + " holds no certificate");
    }
    PrivateKey key = read(
        tls.key(),
        PemUtils::loadPrivateKey,
        "holds no private key as PEM that is not encrypted; give the certificate's key with --key");
    X509Certificate own = chain.get(0);
    if (!proves(key, own)) {
      throw new IllegalArgumentException("the key in " + tls.key() + " is not that of the first"
          + " certificate in " + tls.certificate() + "; give the two that belong together");
    }
    SSLFactory factory = SSLFactory.builder()
        .withIdentityMaterial(key, new char[0], chain.toArray(X509Certificate[]::new))
        .build();
    return new Identity(own, factory.getSslContext());
  }

  private static <T> T read(Path file, Function<Path, T> reading, String otherwise) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IllegalArgumentException("the file " + file + " is not there, or not readable");
    }
    try {
      return reading.apply(file);
    } catch (GenericException | IllegalArgumentException e) {
      throw new IllegalArgumentException("the file " + file + " " + otherwise, e);
    }
  }

  /** Whether what the key signs is what the certificate verifies. */
  private static boolean proves(PrivateKey key, X509Certificate certificate) {
    byte[] said = "it is me".getBytes(StandardCharsets.US_ASCII);
    try {
      Signature signature = Signature.getInstance(
          switch (certificate.getPublicKey().getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> certificate.getPublicKey().getAlgorithm();
          });
      signature.initSign(key);
      signature.update(said);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(said);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      // A key of another kind, which signs nothing that this certificate verifies.
      return false;
    }
  }
}
