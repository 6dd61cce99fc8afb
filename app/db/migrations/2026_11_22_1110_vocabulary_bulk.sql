-- Checking each of half a million rows one by one took most of an installation's time. The installation itself
-- writes only rows whose term and disease it has just written, in one transaction; nobody else may write here.
alter table vocabulary.term_name drop constraint term_name_term_fkey;
alter table vocabulary.disease_name drop constraint disease_name_disease_fkey;
alter table vocabulary.disease_code drop constraint disease_code_disease_fkey;
alter table vocabulary.annotation drop constraint annotation_disease_fkey;
alter table vocabulary.annotation drop constraint annotation_term_fkey;
alter table vocabulary.gene_disease drop constraint gene_disease_disease_fkey;
alter table vocabulary.term_replacement drop constraint term_replacement_current_fkey;
