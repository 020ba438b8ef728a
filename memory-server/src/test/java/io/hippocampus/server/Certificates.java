package io.hippocampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.server.http.HttpSettings.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate that signs itself, for this machine, made by the JDK's own tool.
 *
 * @param certificate the certificate
 * @param key its key
 * @param files both as PEM
 */
public record Certificates(X509Certificate certificate, PrivateKey key, Tls files) {

  private static final String PASSWORD = "changeit";

  /** Makes one, with a key of that algorithm, such as EC, in that directory. */
  public static Certificates selfSigned(Path directory, String algorithm)
      throws IOException, GeneralSecurityException {
    Path store = Files.createDirectories(directory).resolve("store.p12");
    keytool(
        "-genkeypair",
        "-alias",
        "server",
        "-keyalg",
        algorithm,
        "-dname",
        "CN=a test",
        "-ext",
        "san=ip:127.0.0.1,dns:localhost",
        "-storetype",
        "PKCS12",
        "-keystore",
        store.toString(),
        "-storepass",
        PASSWORD);
    KeyStore made = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      made.load(in, PASSWORD.toCharArray());
    }
    X509Certificate certificate = (X509Certificate) made.getCertificate("server");
    PrivateKey key = (PrivateKey) made.getKey("server", PASSWORD.toCharArray());
    return new Certificates(
        certificate,
        key,
        new Tls(
            pem(directory.resolve("certificate.pem"), "CERTIFICATE", certificate.getEncoded()),
            pem(directory.resolve("key.pem"), "PRIVATE KEY", key.getEncoded())));
  }

  private static void keytool(String... arguments) throws IOException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    ProcessBuilder builder = new ProcessBuilder(tool.toString());
    builder.command().addAll(java.util.List.of(arguments));
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.onExit().join().exitValue()).as(said).isZero();
  }

  private static Path pem(Path file, String kind, byte[] encoded) throws IOException {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    return Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, base64, kind));
  }

  /** Writes its key to that file as PEM, encrypted. */
  public Path encryptedKey(Path file) throws IOException, GeneralSecurityException {
    String algorithm = "PBEWithHmacSHA256AndAES_256";
    SecretKey secret = SecretKeyFactory.getInstance(algorithm)
        .generateSecret(new PBEKeySpec(PASSWORD.toCharArray()));
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(Cipher.ENCRYPT_MODE, secret);
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBES2");
    parameters.init(cipher.getParameters().getEncoded());
    byte[] encrypted = cipher.doFinal(key.getEncoded());
    return pem(
        file,
        "ENCRYPTED PRIVATE KEY",
        new EncryptedPrivateKeyInfo(parameters, encrypted).getEncoded());
  }

  /** Returns what trusts this certificate as everybody does: its names and dates too. */
  public SSLContext trust() throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", certificate);
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }
}
