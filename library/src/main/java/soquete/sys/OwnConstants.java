package soquete.sys;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The numbers in the class are Soquete's own choice and stand in no C header.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface OwnConstants {
    /// What they are.
    String value();
}
