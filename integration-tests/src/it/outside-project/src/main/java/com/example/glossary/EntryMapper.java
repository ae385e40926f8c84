package com.example.glossary;

import org.mapstruct.Mapper;
import org.mapstruct.factory.Mappers;

/** Makes entries of terms; MapStruct writes it, with the builder that Immutables writes. */
@Mapper
public interface EntryMapper {

  EntryMapper INSTANCE = Mappers.getMapper(EntryMapper.class);

  Entry entry(String page, Term term);
}
