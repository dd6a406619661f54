package soquete.sys;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The class describes this C struct: `SIZE`, and one offset per member in upper case. A test holds
/// them against what the C compiler says.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface CStruct {
    /// The name after `struct`.
    String value();
}
