package com.example.glossary;

/** A line of a page that explains a word. */
public record Term(String word, String meaning) {}
