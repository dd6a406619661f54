package soquete.endpoint;

/// An algorithm of the kernel's cryptography: `struct sockaddr_alg`.
///
/// Prints as `alg:skcipher:cbc(aes)`.
///
/// @param type the kind: `hash`, `skcipher`, `aead`, `rng`; 1 to 13 characters
/// @param name the algorithm, as in /proc/crypto: `cbc(aes)`; 1 to 103 characters
/// @param feat `salg_feat`, normally 0
/// @param mask `salg_mask`, normally 0
/// @see <a href="https://docs.kernel.org/crypto/userspace-if.html">The kernel's user space
///     interface</a>
public record AlgEndpoint(String type, String name, int feat, int mask) implements Endpoint {
    /// Checks the names.
    ///
    /// @throws IllegalArgumentException if one is empty, too long, or has something else than
    ///     printable ASCII; or the type has a colon or a comma
    public AlgEndpoint {
        AlgText.check(type, AlgText.MAX_TYPE, "type");
        AlgText.check(name, AlgText.MAX_NAME, "name");
        if (type.indexOf(':') >= 0 || type.indexOf(',') >= 0) {
            throw new IllegalArgumentException("a colon or comma in the type \"" + type + "\"");
        }
    }

    /// An algorithm without features and mask.
    ///
    /// @param type as `hash`
    /// @param name as `sha256`
    public AlgEndpoint(String type, String name) {
        this(type, name, 0, 0);
    }

    /// Whether two texts can be a type and a name.
    ///
    /// @param type of a kind of algorithm
    /// @param name of an algorithm
    /// @return true if the constructor takes them
    public static boolean isValid(String type, String name) {
        return AlgText.isType(type) && AlgText.isName(name);
    }

    @Override
    public Family family() {
        return Family.AF_ALG;
    }

    /// `alg:skcipher:cbc(aes)`, or `alg:skcipher,feat=0x1,mask=0x2:cbc(aes)`
    @Override
    public String toString() {
        return AlgText.print(this);
    }
}
