/// The ends of a communication: families, types, protocols, addresses. Pure values.
package soquete.endpoint;
