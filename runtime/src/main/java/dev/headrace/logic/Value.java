package dev.headrace.logic;

/**
 * A value that a transform reads besides its parameters.
 *
 * @param digest of the encoded value
 * @param shown the value for people, empty where it may be long or secret
 */
public record Value(String digest, String shown) {}
